/** Signs on Linux that the system protects less than it could: run as root, Secure Boot off. For main/check. */
import type { FactValue } from '../../../preload/contract/check-facts.ts';
import { orNull } from '../probe/ask.ts';
import type { Collector, Machine } from '../probe/probe.ts';

const variables = '/sys/firmware/efi/efivars';
const secureBoot = `${variables}/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c`;

/** Four bytes of attributes, then one that is 1 when it is on (UEFI specification, globally defined variables). */
async function isSecureBootOff(machine: Machine): Promise<boolean | null> {
  const bytes = await orNull(machine.readFile(secureBoot));
  if (bytes !== null) return bytes.length === 5 ? bytes[4] !== 1 : null;
  // No UEFI at all (started the old way, or a virtual machine) has no Secure Boot to be on.
  return (await orNull(machine.listFolder('/sys/firmware'))) !== null &&
    (await orNull(machine.listFolder('/sys/firmware/efi'))) === null
    ? true
    : null;
}

export const collectTampering: Collector<FactValue<'tampering'>> = async (machine) => ({
  signs: [
    { sign: 'elevated', present: machine.isRoot },
    { sign: 'secureBootOff', present: await isSecureBootOff(machine) },
  ],
});
