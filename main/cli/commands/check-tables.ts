/** How facts and answers of the check read on a terminal. */
import type { CheckAnswer, Gate } from '../../../preload/contract/check.ts';
import {
  type AntivirusProduct,
  type FactId,
  type Facts,
  type FactValue,
  factIds,
} from '../../../preload/contract/check-facts.ts';
import {
  manualItems,
  type CheckId,
  type CheckPolicy,
  type Level,
  type Ownership,
  type Place,
} from '../../../preload/contract/check-policy.ts';
import type { Formatter } from '../../../resources/locales/format.ts';
import type { Translate } from '../../../resources/locales/translate.ts';
import { formatTable } from '../output.ts';

/** What `check run` gives; field names are stable: `--json` prints them. */
export interface Run extends Gate {
  readonly place: Place;
  readonly ownership: Ownership;
  readonly officeName: string;
  readonly policyVersion: number;
  readonly system: Facts['system'];
  readonly checkedAt: string;
  readonly exceptions: CheckPolicy['exceptions'];
  readonly answers: readonly (CheckAnswer & {
    readonly level: Level | null;
    readonly text: string;
    readonly instructions: readonly string[];
  })[];
  readonly facts: Facts;
}

/** Facts in one line each; several parts of one are separated by a comma of the language. */
export function formatFactsTable(t: Translate, format: Formatter, facts: Facts): string {
  return formatTable(t, factIds, [
    { heading: t('cli.column.fact'), cell: (id) => t(`check.fact.${id}`) },
    { heading: t('cli.column.found'), cell: (id) => factText(t, format, facts, id) },
    { heading: t('cli.column.from'), cell: (id) => shortSource(facts[id].sources) },
    { heading: t('cli.column.readAt'), cell: (id) => format.time(facts[id].readAt) },
  ]);
}

const longestSource = 40;

function shortSource(sources: readonly string[]): string {
  const [first] = sources;
  if (first === undefined) return '—';
  const short = first.length > longestSource ? `${first.slice(0, longestSource - 1)}…` : first;
  return sources.length > 1 ? `${short} (+${sources.length - 1})` : short;
}

function factText(t: Translate, format: Formatter, facts: Facts, id: FactId): string {
  const fact = facts[id];
  if (fact.state === 'absent') return t(`check.gap.${fact.why}`);
  const words: { readonly [Id in FactId]: (value: FactValue<Id>) => string } = {
    antivirus: ({ products }) =>
      products.length === 0
        ? t('check.value.antivirus.none')
        : format.list(products.map((product) => productText(t, format, product))),
    release: ({ name, build }) => (build === null ? name : `${name} (${build})`),
    updates: ({ pending, security, lookedAt }) =>
      [
        pending === null
          ? t('check.value.updates.unknown')
          : t('check.value.updates.pending', { count: pending, security: security ?? '—' }),
        ...(lookedAt === null ? [] : [t('check.value.updates.looked', { date: format.shortDate(lookedAt) })]),
      ].join(' / '),
    software: ({ items }) => t('check.value.software.count', { count: items.length }),
    firewall: ({ profiles }) =>
      profiles.length === 0
        ? t('check.value.firewall.none')
        : format.list(profiles.map(({ name, on }) => `${name} ${flag(t, on)}`)),
    disks: ({ volumes }) =>
      format.list(
        volumes.map(({ holds, place, encrypted }) => {
          const state =
            encrypted === null ? t('check.value.unknown') : t(`check.value.disks.${encrypted ? 'encrypted' : 'plain'}`);
          return `${t(`check.value.disks.${holds}`)} ${place === '' ? '' : `(${place}) `}${state}`;
        }),
      ),
    screenLock: ({ on, afterSeconds }) =>
      on === true && afterSeconds !== null
        ? t('check.value.screenLock.after', { duration: format.duration(afterSeconds * 1000) })
        : flag(t, on),
    tampering: ({ signs }) => {
      const seen = signs.filter(({ present }) => present !== false);
      return seen.length === 0
        ? t('check.value.none')
        : format.list(
            seen.map(
              ({ sign, present }) =>
                t(`check.sign.${sign}`) + (present === null ? ` (${t('check.value.unknown')})` : ''),
            ),
          );
    },
    media: ({ removable }) =>
      removable.length === 0 ? t('check.value.none') : format.list(removable.map(({ name }) => name)),
    backup: ({ lastAt }) => (lastAt === 'never' ? t('check.value.backup.never') : format.dateTime(lastAt)),
    clock: ({ now, synchronised }) =>
      synchronised === null
        ? format.dateTime(now)
        : `${format.dateTime(now)} (${t(`check.value.clock.${synchronised ? 'synchronised' : 'alone'}`)})`,
    wifi: ({ connected, protection }) =>
      connected
        ? t(protection === null ? 'check.value.unknown' : `check.value.wifi.${protection}`)
        : t('check.value.wifi.none'),
  };
  // The fact and its words belong to the same id, which the compiler cannot see through the union.
  return (words[id] as (value: unknown) => string)(fact.value);
}

function flag(t: Translate, on: boolean | null): string {
  return on === null ? t('check.value.unknown') : t(on ? 'check.value.on' : 'check.value.off');
}

function productText(t: Translate, format: Formatter, { name, running, definitions }: AntivirusProduct): string {
  const state = t(
    running === null
      ? 'check.value.antivirus.unknown'
      : running
        ? 'check.value.antivirus.running'
        : 'check.value.antivirus.stopped',
  );
  const dated =
    definitions === null
      ? t('check.value.antivirus.undated')
      : definitions.kind === 'dated'
        ? t('check.value.antivirus.dated', { date: format.shortDate(definitions.at) })
        : t(definitions.current ? 'check.value.antivirus.saidCurrent' : 'check.value.antivirus.saidOld');
  return `${name} (${state} / ${dated})`;
}

function verdictText(t: Translate, { verdict, reason, graceUntil }: CheckAnswer): string {
  if (reason === 'manualUnanswered') return t('check.verdict.unanswered');
  return graceUntil === null ? t(`check.verdict.${verdict}`) : t('cli.said.checkGrace');
}

/** The answers, the gate, what is still wanted, and what to do next for each check that did not pass. */
export function formatRun(t: Translate, run: Run): string {
  const { officeName: office, policyVersion: version, ownership, answers } = run;
  const place = t(`check.place.${run.place}`);
  const names = (checks: readonly CheckId[]) =>
    checks.map((check) => `${check} (${t(`check.name.${check}`)})`).join(', ');
  const wanted = (
    key: 'cli.said.checkBlocked' | 'cli.said.checkAttest' | 'cli.said.checkVouch' | 'cli.said.checkReasons',
    checks: readonly CheckId[],
  ) => (checks.length === 0 ? [] : [t(key, { items: names(checks) })]);
  const isManual = (check: CheckId) => (manualItems as readonly string[]).includes(check);
  const table = formatTable(t, answers, [
    { heading: t('cli.column.check'), cell: ({ check }) => t(`check.name.${check}`) },
    { heading: t('cli.column.verdict'), cell: (answer) => verdictText(t, answer) },
    { heading: t('cli.column.why'), cell: ({ text }) => text },
  ]);
  const steps = answers
    .filter(
      ({ check, instructions }) =>
        instructions.length > 0 && [...run.blockedBy, ...run.reasonsFor, 'wifi'].includes(check),
    )
    .map(({ check, instructions }) =>
      [
        t('cli.said.checkNext', { name: t(`check.name.${check}`) }),
        ...instructions.map((step, index) => `  ${index + 1}. ${step}`),
      ].join('\n'),
    );
  const waysOn =
    run.blockedBy.length === 0
      ? []
      : [
          ...(run.exceptions.byTelephone ? [t('check.waysOn.telephone')] : []),
          ...(run.exceptions.byReason ? [t('check.waysOn.reason')] : []),
        ];
  const next = [
    t(`check.gate.${run.state}`),
    ...wanted('cli.said.checkBlocked', run.blockedBy),
    ...wanted(
      'cli.said.checkAttest',
      run.attestationsFor.filter((check) => isManual(check)),
    ),
    ...wanted(
      'cli.said.checkVouch',
      run.attestationsFor.filter((check) => !isManual(check)),
    ),
    ...wanted('cli.said.checkReasons', run.reasonsFor),
    ...waysOn,
  ].join('\n');
  return [t('cli.said.checkedBy', { office, version, ownership, place }), table, next, ...steps].join('\n\n');
}
