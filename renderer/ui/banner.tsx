/** A message that stays in the page until its cause is gone or it is dismissed. */
import { CircleAlert, CircleCheck, Info, TriangleAlert, X, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useT } from '../i18n/translate.tsx';
import { IconButton } from './button.tsx';
import { classNames } from './class-names.ts';

export type BannerTone = 'info' | 'success' | 'warning' | 'error';

export interface BannerProps {
  readonly tone: BannerTone;
  readonly title: string;
  readonly children?: ReactNode;
  /** One or two buttons below the text. */
  readonly actions?: ReactNode;
  readonly onDismiss?: () => void;
  /** Read out as soon as it appears; for the outcome of what the user just did. */
  readonly isLive?: boolean;
}

const looks: Record<BannerTone, { icon: LucideIcon; frame: string; colour: string }> = {
  info: { icon: Info, frame: 'border-info', colour: 'text-info' },
  success: { icon: CircleCheck, frame: 'border-success', colour: 'text-success' },
  warning: { icon: TriangleAlert, frame: 'border-warning-line', colour: 'text-warning' },
  error: { icon: CircleAlert, frame: 'border-danger', colour: 'text-danger' },
};
const toneWords = {
  info: 'ui.banner.info',
  success: 'ui.banner.success',
  warning: 'ui.banner.warning',
  error: 'ui.banner.error',
} as const;

export function Banner({ tone, title, children, actions, onDismiss, isLive = false }: BannerProps): ReactNode {
  const t = useT();
  const { icon: Icon, frame, colour } = looks[tone];
  return (
    <div
      role={isLive ? (tone === 'error' ? 'alert' : 'status') : undefined}
      className={classNames('flex gap-3 rounded-lg border-2 bg-canvas px-4 py-3.5', frame)}
    >
      <Icon aria-hidden size={22} className={classNames('mt-px shrink-0', colour)} />
      <div className="min-w-0 flex-1">
        <p className="type-body font-bold">
          <span className="sr-only">{t(toneWords[tone])}: </span>
          {title}
        </p>
        {children !== undefined && <div className="type-small mt-1 flex flex-col gap-2">{children}</div>}
        {actions !== undefined && <div className="mt-3 flex flex-wrap gap-3">{actions}</div>}
      </div>
      {onDismiss && (
        <span className="-mt-1 -mr-1.5">
          <IconButton icon={X} label={t('ui.banner.dismiss')} size="small" onPress={onDismiss} />
        </span>
      )}
    </div>
  );
}
