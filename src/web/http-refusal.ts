/** The web itself refuses: there is no such page, not in that way, not from there, not so often. `says` is for the visitor. */
export class HttpRefusal extends Error {
  readonly status: number;
  readonly says: string;

  constructor(status: number, says: string) {
    super(says);
    this.status = status;
    this.says = says;
  }
}
