/** How a report is written. Formats for machines look at none of it. */
export interface WriteOptions {
  readonly colour: boolean;
  /** Columns of the terminal. */
  readonly width: number;
  /** Everything, however long it gets. */
  readonly all: boolean;
}

export const defaultWriteOptions: WriteOptions = { colour: false, width: 100, all: false };
