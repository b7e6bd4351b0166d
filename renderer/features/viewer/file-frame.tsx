/** The frame around every viewer: where the file stands, its name and state, the actions, the content, and the panel beside it. */
import { EyeOff, History, Info, Undo2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useNavigation } from '../../app/navigation.tsx';
import { useT } from '../../i18n/translate.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Breadcrumbs } from '../../ui/breadcrumbs.tsx';
import { Button } from '../../ui/button.tsx';
import { FileIcon } from '../../ui/file-icon.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Page, PageHeader } from '../../ui/page.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import { ToggleButton } from '../../ui/toggle.tsx';
import { Discreet, useIsDiscreet } from '../veil/discreet.tsx';
import { ReadingBand } from '../veil/reading-band.tsx';
import { isWorkable } from '../files/file-tasks.tsx';
import { DueDate, TakeoutStateChip } from '../files/takeout-state.tsx';
import { useWorkingCopyOf } from '../workcopy/copies-context.tsx';
import { CopyBar } from '../workcopy/copy-bar.tsx';
import type { OpenFile } from './open-file.ts';
import { SidePanelFrame } from './side-panel.tsx';

export interface FileFrameProps {
  readonly file: OpenFile;
  /** Left of the actions that every file has; the main one last. */
  readonly actions?: ReactNode;
  /** Between the header and the content: what the user has to know or decide. */
  readonly notices?: ReactNode;
  /** Above the content, inside its border. */
  readonly toolbar?: ReactNode;
  /** Below the content, inside its border. */
  readonly status?: ReactNode;
  /** Something typed is not a version yet. */
  readonly isEditing?: boolean;
  /** The text in the editor, for comparing; left out where nothing is edited. */
  readonly editedText?: () => string;
  /** Null where the content could not be read, and a notice says so. */
  readonly children: ReactNode;
  /** Pictures and films are seen whole in public places too; everything else is read by the band. */
  readonly isText?: boolean;
}

export function FileFrame(props: FileFrameProps): ReactNode {
  const { file, actions, notices, toolbar, status, isEditing = false, editedText, children, isText = true } = props;
  const isDiscreet = useIsDiscreet();
  const t = useT();
  const { go } = useNavigation();
  const copy = useWorkingCopyOf(file.detail.row.id);
  const { detail, version, current, panel, setPanel, tasks, onReturn } = file;
  const { row } = detail;
  const folders = row.folder === '' ? [] : row.folder.split('/');
  const isOld = version.id !== current.id && !isEditing;
  const commands = tasks
    .commandsFor(row, { onOpen: () => undefined, onReturn })
    .filter(({ key }) => key !== 'open' && (isEditing || key !== 'return'))
    .map((command) =>
      isEditing && ['put', 'outside'].includes(command.key) ? { ...command, isDisabled: true } : command,
    );
  return (
    <Page width="full">
      <div className="flex flex-col gap-2">
        <PageHeader
          above={
            <Breadcrumbs
              crumbs={[
                {
                  key: 'files',
                  label: t('files.title'),
                  onPress: () => {
                    go({ page: 'files' });
                  },
                },
                ...(folders.length > 0 ? [{ key: 'folder', label: <Discreet>{folders.join(' / ')}</Discreet> }] : []),
              ]}
            />
          }
          title={<Discreet>{row.name}</Discreet>}
          actions={
            <>
              {!isEditing && isWorkable(row) && (
                <Button icon={Undo2} onPress={onReturn}>
                  {t('files.return')}
                </Button>
              )}
              {actions}
              <Menu label={t('files.more')} commands={commands} />
            </>
          }
        />
        <Facts file={file} isEditing={isEditing} hasBand={isDiscreet && isText && children !== null} />
      </div>
      {isOld && (
        <Banner
          tone="warning"
          title={t('viewer.oldVersion.title', { number: version.number })}
          actions={
            <Button
              size="small"
              onPress={() => {
                file.showVersion(null);
              }}
            >
              {t('viewer.oldVersion.back')}
            </Button>
          }
        >
          <p>{t('viewer.oldVersion.text', { current: current.number })}</p>
        </Banner>
      )}
      {copy && <CopyBar copy={copy} row={row} closing={file.closing} onShow={tasks.openOutside} />}
      {notices}
      <div className="flex min-h-0 flex-1 gap-4">
        <section
          aria-label={t('viewer.content')}
          className={`flex min-w-0 flex-1 flex-col overflow-hidden rounded-lg border border-line ${children === null ? 'self-start' : ''}`}
        >
          <div className="-mb-px flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 border-b border-line bg-sunken px-3 py-1">
            {toolbar}
            <span className="ml-auto flex items-center gap-1">
              <PanelButton
                panel="details"
                icon={Info}
                label={t('viewer.panel.details')}
                shown={panel}
                onShow={setPanel}
              />
              <PanelButton
                panel="versions"
                icon={History}
                label={t('viewer.panel.versions', { count: detail.versions.length })}
                shown={panel}
                onShow={setPanel}
              />
            </span>
          </div>
          {children !== null && (
            <div className="min-h-0 flex-1">{isText ? <ReadingBand>{children}</ReadingBand> : children}</div>
          )}
          {status !== undefined && (
            <div className="type-small flex min-h-11 flex-wrap items-center gap-x-5 gap-y-1 border-t border-line bg-sunken px-3 py-1">
              {status}
            </div>
          )}
        </section>
        {panel !== null && (
          <SidePanelFrame file={file} panel={panel} isEditing={isEditing} {...(editedText ? { editedText } : {})} />
        )}
      </div>
    </Page>
  );
}

interface PanelButtonProps {
  readonly panel: 'details' | 'versions';
  readonly icon: typeof Info;
  readonly label: string;
  readonly shown: OpenFile['panel'];
  readonly onShow: OpenFile['setPanel'];
}

function PanelButton({ panel, icon, label, shown, onShow }: PanelButtonProps): ReactNode {
  return (
    <ToggleButton
      icon={icon}
      isSelected={shown === panel}
      onChange={(isShown) => {
        onShow(isShown ? panel : null);
      }}
    >
      {label}
    </ToggleButton>
  );
}

interface FactsProps {
  readonly file: OpenFile;
  readonly isEditing: boolean;
  readonly hasBand: boolean;
}

/** State, due date and version in one line below the name. */
function Facts({ file, isEditing, hasBand }: FactsProps): ReactNode {
  const t = useT();
  const [now] = useState(() => Date.now());
  const { detail, version, canEdit } = file;
  const { row } = detail;
  return (
    <div className="type-small flex flex-wrap items-center gap-x-5 gap-y-1">
      <span className="flex items-center gap-2">
        <FileIcon name={row.name} />
        <TakeoutStateChip row={row} />
      </span>
      <span className="flex items-center gap-1.5">
        <span className="text-muted">{t('files.details.due')}</span>
        <DueDate row={row} now={now} />
      </span>
      <span>{t('files.version.number', { number: version.number })}</span>
      {isEditing ? (
        <StatusChip tone="info">{t('viewer.editing')}</StatusChip>
      ) : (
        !canEdit && <span className="text-muted">{t('viewer.readOnly')}</span>
      )}
      {hasBand && (
        <StatusChip tone="info" icon={EyeOff}>
          {t('veil.band')}
        </StatusChip>
      )}
    </div>
  );
}
