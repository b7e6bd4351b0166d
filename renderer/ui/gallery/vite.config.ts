/** Serves the gallery while developing: `npx vite --config renderer/ui/gallery/vite.config.ts`. Not part of the product. */
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: 'renderer',
  plugins: [react(), tailwindcss()],
  server: { host: '127.0.0.1', port: 5199 },
  build: {
    target: 'chrome114',
    outDir: '../out/gallery',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    rolldownOptions: { input: 'renderer/ui/gallery/gallery.html' },
  },
});
