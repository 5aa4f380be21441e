/** `^[Name][2] @owner` of a GitLab file. */
export interface Heading {
  readonly name: string;
  readonly optional: boolean;
  readonly approvals: number;
  /** Words that should be owners. */
  readonly defaults: readonly string[];
  readonly problems: readonly string[];
}

/** The heading that a line is; undefined when it is an entry, as GitLab takes a heading it cannot read. */
export function headingOf(line: string): Heading | undefined {
  const match = /^\s*(\^?)\[([^\]]*)\](?:\[(-?\d{1,4})\])?(?:\s(.*))?$/.exec(line);
  if (match === null) return undefined;
  const [, mark, name = '', count, owners = ''] = match;
  if (name.trim() === '') return undefined;
  const wanted = count === undefined ? 1 : Number(count);
  const optional = mark === '^';
  const problems = [
    ...(wanted < 1 ? [`section “${name}” asks for ${wanted} approvals; at least 1 counts`] : []),
    ...(optional && count !== undefined
      ? [`section “${name}” is optional: its number of approvals is ignored`]
      : []),
  ];
  return {
    name: name.trim(),
    optional,
    approvals: optional ? 1 : Math.max(1, wanted),
    defaults: owners.split(/\s+/).filter((word) => word !== ''),
    problems,
  };
}
