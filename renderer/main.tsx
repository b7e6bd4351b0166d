/** Starts the page: the style sheet and the app. */
import './styles/app.css';
import { createRoot } from 'react-dom/client';
import { createSession } from './app/session.ts';
import { App } from './app.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(<App session={createSession()} />);
