/** Which files in a copy's folder are another program's own: lock, swap, backup and half-written files. Pure. */

/** Whole names and patterns that programs give to what they do not mean to keep; `%` stands for the file's own name. */
const patterns: readonly RegExp[] = [
  // LibreOffice: lock, and what it writes before renaming.
  /^\.~lock\..*#$/,
  /^lu[0-9a-z]{4,}(?:\.tmp)?$/i,
  // Word, Excel, PowerPoint: owner file, and what they write before renaming.
  /^~\$/,
  /^~.*\.tmp$/i,
  /^(?=.*[a-f])[0-9a-f]{8}(?:\.tmp)?$/i,
  // vim: swap, "can I write here?", backup; Emacs: lock, autosave, backup; nano.
  /^\..*\.sw[a-p]x?$/,
  /^4913\d*$/,
  /^\.#/,
  /^#.*#$/,
  /~$/,
  /\.(?:bak|tmp|temp|wbk|xlk|asd|save|part|crdownload)~?$/i,
  // GLib (gedit, evince) and KDE.
  /^\.goutputstream-/,
  /\.kate-swp$/,
  /^\.fuse_hidden/,
  /^\.nfs/,
  /^\.DS_Store$|^\._|^Thumbs\.db$|^desktop\.ini$|^\.directory$/i,
];

/** True for what may be swept without a word; never for the file itself. */
export function isClutter(name: string, fileName: string): boolean {
  return name !== fileName && patterns.some((pattern) => pattern.test(name));
}
