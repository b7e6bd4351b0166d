/** Starts the page. */
import { createRoot } from 'react-dom/client';
import './styles/app.css';

const root = document.getElementById('root');
if (root) createRoot(root).render(<main>持ち出し金庫</main>);
