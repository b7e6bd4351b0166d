/** Notes what a collector asked, so that every fact carries where it comes from. For collect.ts. */
import type { Machine } from './probe.ts';
import { clean } from './ask.ts';

const mostSources = 50;

/** The same machine, and the list that grows while it is asked. */
export function traced(machine: Machine): { readonly machine: Machine; readonly sources: string[] } {
  const sources: string[] = [];
  const note = (source: string): void => {
    const words = clean(source, 300);
    if (sources.length < mostSources && !sources.includes(words)) sources.push(words);
  };
  return {
    sources,
    machine: {
      ...machine,
      run(command, args, options) {
        note(describeCommand(command, args));
        return machine.run(command, args, options);
      },
      async readFile(path) {
        const bytes = await machine.readFile(path);
        if (bytes !== null) note(path);
        return bytes;
      },
      async readHead(path, length) {
        const bytes = await machine.readHead(path, length);
        if (bytes !== null) note(path);
        return bytes;
      },
      async listFolder(path) {
        const names = await machine.listFolder(path);
        if (names !== null) note(path);
        return names;
      },
      async modifiedAt(path) {
        const time = await machine.modifiedAt(path);
        if (time !== null) note(path);
        return time;
      },
    },
  };
}

/** A PowerShell script is named by what it asks for, not printed whole. */
function describeCommand(command: string, args: readonly string[]): string {
  if (command !== 'powershell') return [command, ...args].join(' ');
  return `powershell: ${[...(args.at(-1) ?? '').matchAll(/\b(?:Get|Test)-[A-Za-z]+|\b(?:HKLM|HKCU):[^'\s]+|New-Object -ComObject [A-Za-z.]+|-ClassName \w+/gu)].map(([match]) => match).join(', ')}`;
}
