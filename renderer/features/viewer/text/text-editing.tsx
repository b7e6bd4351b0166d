/** A text or table being edited: the editor, what became of what is typed, and the ways out. */
import { Save, Search } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useT } from '../../../i18n/translate.tsx';
import { Button } from '../../../ui/button.tsx';
import { Tooltip } from '../../../ui/tooltip.tsx';
import { isMacKeyboard, keyWords } from '../../../ui/key-hint.tsx';
import { useToast } from '../../../ui/toast.tsx';
import { guessDelimiter } from '../csv/table-text.ts';
import { TableView } from '../csv/table-view.tsx';
import { DraftStatus } from '../edit/draft-status.tsx';
import { EditNotices } from '../edit/edit-notices.tsx';
import { StopDialog } from '../edit/stop-dialog.tsx';
import type { EditSession } from '../edit/use-edit-session.ts';
import { FileFrame } from '../file-frame.tsx';
import type { OpenFile } from '../open-file.ts';
import { useShortcut } from '../use-shortcut.ts';
import { ShapeSwitch, WrapSwitch } from './shape-switch.tsx';
import type { TextKind, TextShape } from './text-body.tsx';
import { TextEditor, type CursorPlace } from './text-editor.tsx';
import { TextStatus } from './text-status.tsx';

export interface TextEditingProps {
  readonly file: OpenFile;
  readonly kind: TextKind;
  readonly session: EditSession;
  readonly shape: TextShape;
  readonly onShape: (shape: TextShape) => void;
}

export function TextEditing({ file, kind, session, shape, onShape }: TextEditingProps): ReactNode {
  const t = useT();
  const toast = useToast();
  const [wraps, setWraps] = useState(true);
  const [place, setPlace] = useState<CursorPlace>();
  const [isAsking, setIsAsking] = useState(false);
  const { opening, form, isDirty, isSaving, editor, attach } = session;
  const isTable = kind === 'table' && shape === 'shown';

  // Then the notice above the editor asks which text shall be the newest.
  const isOutdated = session.baseVersionId !== file.current.id && !isSaving;
  const save = async (options?: Parameters<EditSession['save']>[0]) => {
    const version = await session.save(options);
    if (version) toast({ tone: 'success', text: t('viewer.saved', { number: version.number }) });
    return version !== null;
  };
  const stop = () => {
    if (isDirty) setIsAsking(true);
    else void session.stop();
  };
  useShortcut('s', () => {
    if (isDirty && !isOutdated) void save();
  });
  useShortcut('f', () => editor()?.find());
  if (!opening || !form) return null;

  const label = t('viewer.editorOf', { name: file.detail.row.name });
  return (
    <FileFrame
      file={file}
      isEditing
      editedText={() => editor()?.text() ?? opening.text}
      actions={
        <>
          <Button onPress={stop}>{t('viewer.stop.action')}</Button>
          <Tooltip text={keyWords('Mod+S', isMacKeyboard())}>
            <Button
              variant="primary"
              icon={Save}
              isDisabled={!isDirty || isOutdated}
              isBusy={isSaving}
              aria-keyshortcuts={isMacKeyboard() ? 'Meta+S' : 'Control+S'}
              onPress={() => void save()}
            >
              {t('common.save')}
            </Button>
          </Tooltip>
        </>
      }
      notices={<EditNotices file={file} session={session} onSave={save} />}
      toolbar={
        <>
          {kind === 'table' && (
            <ShapeSwitch
              kind={kind}
              shape={shape}
              onShape={(next) => {
                session.reopen();
                onShape(next);
              }}
            />
          )}
          {!isTable && (
            <>
              <Button size="small" icon={Search} onPress={() => editor()?.find()}>
                {t('common.search')}
              </Button>
              <WrapSwitch wraps={wraps} onWraps={setWraps} />
            </>
          )}
        </>
      }
      status={
        <TextStatus
          start={<DraftStatus session={session} />}
          form={form}
          lineEnding={opening.lineEnding}
          place={isTable ? undefined : place}
          isForSaving
          onEncoding={(encoding) => {
            session.setForm({
              encoding,
              hasMark: encoding === form.encoding ? form.hasMark : encoding.startsWith('utf-16'),
            });
          }}
        />
      }
    >
      {isTable ? (
        <TableView
          key={opening.turn}
          label={label}
          text={opening.text}
          delimiter={guessDelimiter(opening.text)}
          cursor={opening.cursor}
          onReady={attach}
          onEdit={session.edited}
        />
      ) : (
        <TextEditor
          key={`text ${opening.turn}`}
          label={label}
          text={opening.text}
          lineEnding={opening.lineEnding}
          cursor={opening.cursor}
          {...(opening.top === null ? {} : { top: opening.top })}
          wraps={wraps}
          onReady={attach}
          onEdit={session.edited}
          onCursor={setPlace}
        />
      )}
      {isAsking && (
        <StopDialog
          session={session}
          onSave={save}
          onClose={() => {
            setIsAsking(false);
          }}
        />
      )}
    </FileFrame>
  );
}
