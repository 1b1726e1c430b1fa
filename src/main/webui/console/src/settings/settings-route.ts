import { Store } from '../app/store';
import { addressOf, placeOf, type SettingsPlace } from './settings-pages';

/** Keeps the place in the settings in the address. */
export class SettingsRoute extends Store {
  /** The address from which the settings were opened. */
  #before = '#/';

  constructor() {
    super();
    addEventListener('hashchange', () => this.changed());
  }

  /** Undefined while something else is shown. */
  get place(): SettingsPlace | undefined {
    return placeOf(location.hash);
  }

  open(place: SettingsPlace = {}): void {
    if (!this.place) this.#before = location.hash || '#/';
    location.hash = addressOf(place);
  }

  /** Back to where the agent was before. */
  leave(): void {
    location.hash = this.#before;
  }
}
