/** The files of a request, each with the ground why it needs approval and, while it is open, a box to approve it. */
import type { ReactNode } from 'react';
import { useFormat, useT, type MessageKey } from '../../i18n/translate.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { FileIcon } from '../../ui/file-icon.tsx';
import type { ApprovalRequest } from './approvals-page.tsx';
import { Discreet } from '../veil/discreet.tsx';

export interface RequestFilesProps {
  readonly files: ApprovalRequest['files'];
  /** Indexes that are ticked; null where nothing can be ticked any more. */
  readonly approved: ReadonlySet<number> | null;
  readonly onChange: (approved: ReadonlySet<number>) => void;
  readonly isDisabled: boolean;
}

/** The verdicts of the policy that ask for approval, in words. */
const grounds: Readonly<Record<string, MessageKey>> = {
  extension: 'office.approvals.ground.extension',
  folder: 'office.approvals.ground.folder',
  size: 'office.approvals.ground.size',
  selfService: 'office.approvals.ground.selfService',
};

export function RequestFiles({ files, approved, onChange, isDisabled }: RequestFilesProps): ReactNode {
  const t = useT();
  const format = useFormat();
  const set = (index: number, isApproved: boolean) => {
    const next = new Set(approved);
    if (isApproved) next.add(index);
    else next.delete(index);
    onChange(next);
  };
  return (
    <table className="type-small w-full border-collapse overflow-hidden rounded-lg border border-line text-left">
      <caption className="sr-only">{t('office.approvals.files', { count: files.length })}</caption>
      <thead className="bg-sunken text-muted">
        <tr className="border-b border-line">
          {approved && (
            <th scope="col" className="w-12 px-3 py-2">
              <Checkbox
                aria-label={t('office.approvals.selectAll')}
                isSelected={approved.size === files.length}
                isIndeterminate={approved.size > 0 && approved.size < files.length}
                isDisabled={isDisabled}
                onChange={(isAll) => {
                  onChange(new Set(isAll ? files.map(({ index }) => index) : []));
                }}
              />
            </th>
          )}
          <th scope="col" className="px-3 py-2">
            {t('office.approvals.column.file')}
          </th>
          <th scope="col" className="px-3 py-2">
            {t('office.approvals.column.ground')}
          </th>
          <th scope="col" className="w-24 px-3 py-2 text-right">
            {t('office.approvals.column.size')}
          </th>
        </tr>
      </thead>
      <tbody>
        {files.map((file) => {
          const ground = grounds[file.ground];
          return (
            <tr key={file.index} className="border-b border-line last:border-b-0">
              {approved && (
                <td className="px-3 py-2">
                  <Checkbox
                    aria-label={file.name}
                    isSelected={approved.has(file.index)}
                    isDisabled={isDisabled}
                    onChange={(isApproved) => {
                      set(file.index, isApproved);
                    }}
                  />
                </td>
              )}
              <td className="px-3 py-2">
                <span className="flex items-center gap-2.5">
                  <FileIcon name={file.name} size={20} />
                  <span className="min-w-0">
                    <span className="block font-medium break-all">
                      <Discreet>{file.name}</Discreet>
                    </span>
                    <span className="block break-all text-muted">
                      <Discreet>{folderOf(file)}</Discreet>
                    </span>
                  </span>
                </span>
              </td>
              <td className="px-3 py-2">{ground === undefined ? file.ground : t(ground)}</td>
              <td className="px-3 py-2 text-right">{format.bytes(file.sizeBytes)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** Where the file lies; its name stands above. */
function folderOf({ name, location }: ApprovalRequest['files'][number]): string {
  const folder = location.endsWith(name) ? location.slice(0, -name.length) : location;
  return folder.length > 1 ? folder.replace(/[\\/]$/u, '') : location;
}
