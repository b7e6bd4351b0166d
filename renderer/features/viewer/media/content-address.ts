/** The address from which media elements read content of the open vault; the shell answers it (main/shell/app-protocol.ts). */
export function contentAddress(token: string): string {
  return `app://content/${token}`;
}
