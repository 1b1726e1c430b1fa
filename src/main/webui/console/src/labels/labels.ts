import type { Label, LabelColour, LabelFrame } from '@bellhop/client';
import { Problem } from '../api/problem';
import type { RestClient } from '../api/rest-client';
import { LoadedList } from '../app/loaded-list';
import { LABEL_COLOURS } from './label-style';

const CONFLICT = 409;

/** The workspace's labels, by name. The service tells of each change. */
export class Labels extends LoadedList<Label> {
  constructor(rest: RestClient) {
    super(rest, '/labels');
  }

  protected override ordered(labels: readonly Label[]): readonly Label[] {
    return [...labels].sort(byName);
  }

  /** Conversations keep the names that labels had when they were told of them. */
  current(labels: readonly Label[] | undefined): Label[] {
    return (labels ?? []).map((label) => this.get(label.id) ?? label).sort(byName);
  }

  /** Applies a change of which the service tells. */
  apply({ label, deleted }: Pick<LabelFrame, 'label' | 'deleted'>): void {
    const others = (this.items ?? []).filter(({ id }) => id !== label.id);
    this.items = this.ordered(deleted ? others : [...others, label]);
    this.changed();
  }

  /** The colour that the fewest labels have. */
  get nextColour(): LabelColour {
    const used = (colour: LabelColour) => (this.items ?? []).filter((label) => label.colour === colour).length;
    return LABEL_COLOURS.reduce((least, colour) => (used(colour) < used(least) ? colour : least));
  }

  /** Where a colleague has created one of that name in the same moment, returns theirs. */
  async obtain(name: string): Promise<Label> {
    try {
      return await this.create(name, this.nextColour);
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== CONFLICT) throw error;
      await this.load();
      const wanted = name.toLocaleLowerCase();
      const theirs = this.items?.find((label) => label.name.toLocaleLowerCase() === wanted);
      if (theirs === undefined) throw error;
      return theirs;
    }
  }

  async create(name: string, colour: LabelColour): Promise<Label> {
    const label = await this.rest.post<Label>('/labels', { name, colour });
    this.apply({ label, deleted: false });
    return label;
  }

  async change(id: string, change: Partial<Pick<Label, 'name' | 'colour'>>): Promise<Label> {
    const label = await this.rest.patch<Label>(`/labels/${encodeURIComponent(id)}`, change);
    this.apply({ label, deleted: false });
    return label;
  }

  async delete(label: Label): Promise<void> {
    await this.rest.delete(`/labels/${encodeURIComponent(label.id)}`);
    this.apply({ label, deleted: true });
  }
}

function byName(a: Label, b: Label): number {
  return a.name.localeCompare(b.name, undefined, { numeric: true }) || (a.id < b.id ? -1 : 1);
}
