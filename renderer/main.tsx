/** Starts the page: the style sheet and the app. */
// First of all: schemas are made as the modules that follow are read.
import './bridge/zod-without-eval.ts';
import './styles/app.css';
import { createRoot } from 'react-dom/client';
import { createSession } from './app/session.ts';
import { App } from './app.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(<App session={createSession()} />);
