import type { ConversationView, Mention } from '@bellhop/client';
import { isolate } from '@bellhop/shared';
import { preview } from '../inbox/preview';
import { strings } from '../strings';
import type { Occasion, Preferences } from '../settings/preferences';
import { isQuiet } from '../settings/quiet-hours';
import { Store } from './store';
import { safely } from '../ui/safely';

interface News {
  occasion: Occasion;
  conversation: string;
  title: string;
  body: string;
}

/** Notifies the agent by sound and system notification, as they chose, but never about the open conversation. */
export class Notifications extends Store {
  /** Offers notifications: a visitor wrote, and the agent has not chosen yet. */
  isOffering = false;
  #audio: AudioContext | undefined;

  constructor(
    private readonly preferences: Preferences,
    private readonly open: (id: string) => void,
  ) {
    super();
  }

  /** A visitor wrote, or something else happened in a conversation; `looking`: at it, at this moment. */
  about(conversation: ConversationView, occasion: Occasion, looking: boolean): void {
    const { id, visitor, last } = conversation;
    if (!looking) this.#tell({ occasion, conversation: id, title: isolate(visitor.name), body: last ? preview(last, 140) : '' });
  }

  /** A colleague named this agent in a note. */
  mentioned({ conversation, by, body }: Mention): void {
    this.#tell({ occasion: 'mentioned', conversation, title: strings.mentions.by(by.name), body });
  }

  #tell(news: News): void {
    const { sound, notify, asked, occasions, quiet } = this.preferences.value;
    if (!occasions[news.occasion] || isQuiet(quiet, new Date())) return;
    if (sound) this.chime();
    if (notify && !document.hasFocus()) this.#notify(news);
    if (!asked && !sound && !notify && !document.hasFocus() && !this.isOffering) {
      this.isOffering = true;
      this.changed();
    }
  }

  async answerOffer(choice: 'notify' | 'sound' | 'no'): Promise<void> {
    this.isOffering = false;
    this.preferences.set({ asked: true });
    this.changed();
    if (choice === 'sound') this.setSound(true);
    if (choice === 'notify') await this.setNotify(true);
  }

  setSound(sound: boolean): void {
    this.preferences.set({ sound, asked: true });
    if (sound) this.chime();
  }

  async setNotify(wanted: boolean): Promise<void> {
    const allowed = wanted && 'Notification' in globalThis && (await Notification.requestPermission()) === 'granted';
    this.preferences.set({ notify: allowed, asked: true });
  }

  get permission(): NotificationPermission | 'unsupported' {
    return 'Notification' in globalThis ? Notification.permission : 'unsupported';
  }

  /** Plays two soft notes, a fourth apart. */
  chime(): void {
    safely(() => {
      const audio = (this.#audio ??= new AudioContext());
      void audio.resume();
      [587.33, 783.99].forEach((frequency, index) => {
        const start = audio.currentTime + index * 0.11;
        const tone = new OscillatorNode(audio, { type: 'sine', frequency });
        const volume = new GainNode(audio, { gain: 0 });
        volume.gain.setValueAtTime(0, start);
        volume.gain.linearRampToValueAtTime(0.07, start + 0.015);
        volume.gain.exponentialRampToValueAtTime(0.0001, start + 0.35);
        tone.connect(volume).connect(audio.destination);
        tone.start(start);
        tone.stop(start + 0.4);
      });
    });
  }

  #notify({ conversation, title, body }: News): void {
    safely(() => {
      const shown = new Notification(title, {
        body,
        tag: conversation,
        icon: './icon.svg',
        lang: document.documentElement.lang,
      });
      shown.onclick = () => {
        focus();
        this.open(conversation);
        shown.close();
      };
    });
  }

  showCount(calling: number): void {
    document.title = strings.title(calling);
  }
}
