/** The web itself refuses: there is no such page, not in that way, not from there, not so often. `says` is for the visitor. */
export class HttpRefusal extends Error {
  readonly status: number;
  readonly says: string;
  /** Headers that go with the status. */
  readonly headers: Readonly<Record<string, string>>;
  /** For programs: a sentence for each part of the request that is wrong. */
  readonly fields: Readonly<Record<string, string>> | null;

  constructor(
    status: number,
    says: string,
    detail: { headers?: Readonly<Record<string, string>>; fields?: Readonly<Record<string, string>> } = {},
  ) {
    super(says);
    this.status = status;
    this.says = says;
    this.headers = detail.headers ?? {};
    this.fields = detail.fields ?? null;
  }
}
