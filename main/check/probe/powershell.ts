/** Asking Windows PowerShell 5.1, which every supported Windows has, for one JSON document. For the collectors on Windows. */
import type { z } from 'zod';
import { ask, readJson } from './ask.ts';
import type { Machine } from './probe.ts';

// Its start alone takes a second or two on a busy laptop.
const timeoutMs = 20_000;

// Output in UTF-8 whatever the code page (932 on a Japanese Windows); no progress records on standard error; any error ends it.
const preamble =
  "$ErrorActionPreference='Stop';$ProgressPreference='SilentlyContinue';[Console]::OutputEncoding=New-Object Text.UTF8Encoding $false;";

/**
 * The script's last expression as JSON of this shape. Scripts hold no double quotes, so that no quoting of the command line
 * matters. Throws `ProbeGap`.
 */
export async function askPowerShell<Schema extends z.ZodType>(
  machine: Machine,
  script: string,
  schema: Schema,
): Promise<z.infer<Schema>> {
  const args = [
    '-NoLogo',
    '-NoProfile',
    '-NonInteractive',
    '-ExecutionPolicy',
    'Bypass',
    '-Command',
    preamble + script,
  ];
  return readJson(await ask(machine, 'powershell', args, { timeoutMs }), schema);
}

/** Wraps an expression so that its value is printed as one JSON array, also when there is one or nothing. */
export const asJsonArray = (expression: string): string =>
  `ConvertTo-Json -Compress -Depth 4 -InputObject @(${expression})`;

/** A date property as ISO 8601 in UTC, or null. */
export const utc = (property: string): string =>
  `$(if($_.${property}){$_.${property}.ToUniversalTime().ToString('o')}else{$null})`;

/** A value of the registry, or null where there is none. */
export const registryValue = (key: string, name: string): string =>
  `$(try{(Get-ItemProperty -LiteralPath '${key}' -Name '${name}').'${name}'}catch{$null})`;
