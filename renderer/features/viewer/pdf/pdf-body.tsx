/** A PDF: opened by range, with its password where it has one, shown page by page. */
import { useState, type ReactNode } from 'react';
import { ErrorBanner } from '../../../app/error-banner.tsx';
import { useT } from '../../../i18n/translate.tsx';
import { Button } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { FileFrame } from '../file-frame.tsx';
import type { OpenFile } from '../open-file.ts';
import { CannotBeShown } from '../other-body.tsx';
import { Waiting } from '../waiting.tsx';
import { PdfReading } from './pdf-reading.tsx';
import { usePdf, type PdfState } from './use-pdf.ts';

export function PdfBody({ file }: { readonly file: OpenFile }): ReactNode {
  const t = useT();
  const { detail, version } = file;
  const pdf = usePdf(detail.row.id, version.id, version.sizeBytes);
  switch (pdf.kind) {
    case 'opening':
      return (
        <FileFrame file={file}>
          <Waiting label={t('viewer.reading')} share={null} />
        </FileFrame>
      );
    case 'password':
      return (
        <FileFrame file={file}>
          <PasswordForm key={String(pdf.wasWrong)} pdf={pdf} />
        </FileFrame>
      );
    case 'failed':
      return (
        <FileFrame file={file} notices={<ErrorBanner error={pdf.error} title={t('app.loadFailed')} />}>
          {pdf.error ? null : <CannotBeShown file={file} reason={t('viewer.pdf.damaged')} />}
        </FileFrame>
      );
    case 'open':
      return <PdfReading key={version.id} file={file} document={pdf.document} firstSize={pdf.firstSize} />;
  }
}

function PasswordForm({ pdf }: { readonly pdf: Extract<PdfState, { kind: 'password' }> }): ReactNode {
  const t = useT();
  const [password, setPassword] = useState('');
  return (
    <form
      className="mx-auto flex max-w-md flex-col gap-4 p-10"
      onSubmit={(event) => {
        event.preventDefault();
        pdf.answer(password);
      }}
    >
      <TextField
        type="password"
        autoFocus
        autoComplete="off"
        label={t('viewer.pdf.password')}
        description={t('viewer.pdf.passwordText')}
        value={password}
        onChange={setPassword}
        {...(pdf.wasWrong && password === '' ? { error: t('viewer.pdf.passwordWrong') } : {})}
      />
      <div>
        <Button type="submit" variant="primary" isDisabled={password === ''}>
          {t('common.open')}
        </Button>
      </div>
    </form>
  );
}
