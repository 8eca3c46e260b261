import { OwnOptionField } from './OwnOptionField.tsx';
import { type OwnOptionName, ownOption, ownOptionNames } from './ownOptions.ts';
import type { OtherLane } from './settings.ts';

export interface OtherLaneControlsProps {
  readonly lane: OtherLane;
  onChange(lane: OtherLane): void;
}

/** Chooses the options of a field that is none of an encoding and a ReLU network. */
export function OtherLaneControls({ lane, onChange }: OtherLaneControlsProps) {
  const { name: field, own } = lane;
  const names = ownOptionNames(field);
  const choose = (name: OwnOptionName, value: number | string | undefined): void => {
    const { [name]: _, ...others } = own;
    onChange({ name: field, own: value === undefined ? others : { ...others, [name]: value } });
  };
  const control = (name: OwnOptionName) => (
    <OwnOptionField
      key={`${field} ${name}`}
      field={field}
      name={name}
      value={own[name]}
      onChange={(value) => choose(name, value)}
    />
  );
  const main = names.filter((name) => ownOption(name).main);
  const others = names.filter((name) => !ownOption(name).main);
  return (
    <>
      {main.map(control)}
      <details>
        <summary>More</summary>
        <div class="row">{others.map(control)}</div>
      </details>
    </>
  );
}
