import './styles/base.css';
import './styles/shell.css';
import './styles/parts.css';
import './styles/pages.css';
import './styles/reader.css';
import './styles/explore.css';
import './styles/work.css';
import './styles/law.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queries } from './lib/api.ts';
import { startLanguage } from './lib/language.ts';
import { askAhead } from './pages/Overview.tsx';
import { router } from './router.tsx';

if (location.pathname === '/') askAhead();
await startLanguage();
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
