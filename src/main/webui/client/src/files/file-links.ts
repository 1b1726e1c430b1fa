import { serviceTime } from '../service-time';

/** What `GET /attachments/{id}` says of a link. */
export interface FileLinkAnswer {
  /** May be relative to the service. */
  url: string;
  /** When it ends. */
  until: string;
}

/** A link that ends while its file is on the way would break it. */
const MARGIN_MS = 60_000;

interface Link {
  url: string;
  endsAt: number;
}

/** The signed links of files. Each is asked for when it is needed, and again shortly before it ends. */
export class FileLinks {
  readonly #links = new Map<string, Promise<Link>>();

  /** @param base what relative addresses begin with, without a slash at its end */
  constructor(
    private readonly base: string,
    private readonly ask: (id: string) => Promise<FileLinkAnswer>,
  ) {}

  async url(id: string): Promise<string> {
    const link = await (this.#links.get(id) ?? this.#fetch(id));
    return link.endsAt - MARGIN_MS > serviceTime.now() ? link.url : (await this.#fetch(id)).url;
  }

  /** The link did not work, so the next one is asked for. */
  forget(id: string): void {
    this.#links.delete(id);
  }

  #fetch(id: string): Promise<Link> {
    const link = this.ask(id).then(({ url, until }) => ({ url: new URL(url, `${this.base}/`).href, endsAt: Date.parse(until) }));
    this.#links.set(id, link);
    link.catch(() => this.#links.get(id) === link && this.#links.delete(id));
    return link;
  }
}
