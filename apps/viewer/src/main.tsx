import '@fourier-features/components/styles/colours.css';
import '@fourier-features/components/styles/live.css';
import './viewer.css';
import { render } from 'preact';
import { App } from './App.tsx';
import { followTheme } from './followTheme.ts';

followTheme();
render(<App />, document.getElementById('app')!);
