import { Messages } from '@fourier-features/components/controls/Messages.tsx';
import { useEffect, useState } from 'preact/hooks';
import { ResultPage } from './ResultPage.tsx';
import { type Result, readResult } from './result/readResult.ts';

/** The page: the result that the server shows, or why it cannot be shown. */
export function App() {
  const [result, setResult] = useState<Result>();
  const [error, setError] = useState<string>();
  useEffect(() => {
    readResult().then(
      (read) => {
        document.title = `${read.name} – fourier-features`;
        setResult(read);
      },
      (reason: unknown) => setError(reason instanceof Error ? reason.message : String(reason)),
    );
  }, []);
  if (result) return <ResultPage result={result} />;
  return (
    <main>
      <h1>fourier-features</h1>
      <div class="live">
        <Messages error={error} notes={error === undefined ? ['Reading the result…'] : []} />
      </div>
    </main>
  );
}
