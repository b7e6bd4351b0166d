/**
 * Every component with sample content, for looking at and for measuring; not part of the product.
 * Address: `?view=home|table|controls|feedback|steps&locale=ja|en&theme=light|dark`.
 */
import { StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import '../../styles/app.css';
import { I18nProvider, type Locale } from '../../i18n/translate.tsx';
import { applyTheme } from '../theme.ts';
import { ToastProvider } from '../toast.tsx';
import { ControlsView } from './controls-view.tsx';
import { FeedbackView } from './feedback-view.tsx';
import { HomeView } from './home-view.tsx';
import { StepsView } from './steps-view.tsx';
import { TableView } from './table-view.tsx';

const asked = new URLSearchParams(location.search);
const locale: Locale = asked.get('locale') === 'en' ? 'en' : 'ja';
applyTheme(asked.get('theme') === 'dark' ? 'dark' : 'light', document.documentElement);

const views: Readonly<Record<string, () => ReactNode>> = {
  home: HomeView,
  table: TableView,
  controls: ControlsView,
  feedback: FeedbackView,
  steps: StepsView,
};
const View = views[asked.get('view') ?? 'home'] ?? HomeView;

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <I18nProvider locale={locale}>
        <ToastProvider>
          <View />
        </ToastProvider>
      </I18nProvider>
    </StrictMode>,
  );
}
