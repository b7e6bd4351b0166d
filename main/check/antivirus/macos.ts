/** Anti-virus on macOS: XProtect, which every Mac has, Microsoft Defender, and other products as far as they are seen to run. For main/check. */
import { z } from 'zod';
import type { AntivirusProduct, FactValue } from '../../../preload/contract/check-facts.ts';
import { ask, askBoth, clean, instantFrom, orNull, readJson } from '../probe/ask.ts';
import { ProbeGap, type Collector, type Machine } from '../probe/probe.ts';
import { askMdatp } from './mdatp.ts';

const History = z.object({
  SPInstallHistoryDataType: z
    .array(z.object({ _name: z.string(), install_date: z.string().optional(), install_version: z.string().optional() }))
    .max(20_000),
});

/** Whether programs are looked at before they first run, which is when XProtect works; null where it does not say. */
async function isAssessing(machine: Machine): Promise<boolean | null> {
  const said = await orNull(askBoth(machine, 'spctl', ['--status'], { statuses: [0, 1] }));
  const words = `${said?.stdout ?? ''}${said?.stderr ?? ''}`;
  if (words.includes('assessments enabled')) return true;
  return words.includes('assessments disabled') ? false : null;
}

async function askXProtect(machine: Machine): Promise<AntivirusProduct | null> {
  const text = await orNull(
    ask(machine, 'system_profiler', ['-json', 'SPInstallHistoryDataType'], { timeoutMs: 15_000 }),
  );
  if (text === null) return null;
  const installed = readJson(text, History)
    .SPInstallHistoryDataType.filter(({ _name }) => _name === 'XProtectPlistConfigData')
    .map(({ install_date: date, install_version: version }) => ({ at: instantFrom(date), version: version ?? null }))
    .sort((a, b) => (b.at ?? '').localeCompare(a.at ?? ''))[0];
  const assessing = await isAssessing(machine);
  const at = installed?.at ?? null;
  const version = clean(installed?.version ?? '') || null;
  return {
    name: 'XProtect',
    running: assessing,
    realTime: assessing,
    onDemand: false,
    definitions: at === null ? null : { kind: 'dated', at, version },
    licence: 'none',
    licenceEndsAt: null,
  };
}

/** Products that no public command asks; by the folder of their programs. */
const others: readonly (readonly [name: string, path: RegExp])[] = [
  ['Avast', /\/Avast(?:\.app|\b)/u],
  ['Bitdefender', /\/Bitdefender\b/iu],
  ['CrowdStrike Falcon', /\/Falcon\.app\//u],
  ['ESET', /\/ESET [^/]+\.app\//u],
  ['Intego VirusBarrier', /\/(?:Intego|VirusBarrier)/u],
  ['Kaspersky', /\/Kaspersky/u],
  ['Malwarebytes', /\/Malwarebytes/u],
  ['McAfee', /\/McAfee/u],
  ['Norton', /\/Norton/u],
  ['SentinelOne', /\/SentinelOne|\/SentinelAgent/u],
  ['Sophos', /\/Sophos/u],
  ['Trend Micro', /\/TrendMicro|\/Trend Micro|\/TmccMac/u],
];

async function askOthers(machine: Machine): Promise<AntivirusProduct[]> {
  const running = await orNull(ask(machine, 'ps', ['-axo', 'comm=']));
  return others
    .filter(([, path]) => path.test(running ?? ''))
    .map(([name]) => ({
      name,
      running: true,
      realTime: null,
      onDemand: false,
      definitions: null,
      licence: null,
      licenceEndsAt: null,
    }));
}

export const collectAntivirus: Collector<FactValue<'antivirus'>> = async (machine) => {
  const [xprotect, defender, third] = await Promise.all([askXProtect(machine), askMdatp(machine), askOthers(machine)]);
  const products = [...third, ...[defender, xprotect].filter((product) => product !== null)];
  // Every Mac has XProtect: that nothing was found means that nothing answered.
  if (products.length === 0) throw new ProbeGap('failed');
  return { products, updaterRunning: null };
};
