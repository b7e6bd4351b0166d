/** A short list of what to do next, in order. */
import type { ReactNode } from 'react';

export function NumberedSteps({
  title,
  steps,
}: {
  readonly title: string;
  readonly steps: readonly ReactNode[];
}): ReactNode {
  return (
    <div className="flex flex-col gap-2.5">
      <h2 className="type-body font-bold">{title}</h2>
      <ol className="flex flex-col gap-2">
        {steps.map((step, index) => (
          <li key={index} className="type-body flex items-start gap-3">
            <span
              aria-hidden
              className="mt-px grid size-6 shrink-0 place-items-center rounded-full bg-neutral-soft text-[0.8125rem] font-bold"
            >
              {index + 1}
            </span>
            <span className="min-w-0">{step}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
