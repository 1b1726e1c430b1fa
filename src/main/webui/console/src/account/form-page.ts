import { LitElement } from 'lit';
import { state } from 'lit/decorators.js';
import { Problem } from '../api/problem';
import { strings } from '../strings';
import { formPageStyle } from './form-page-parts';
import { formValues, formStyle } from '../ui/form-parts';
import { buttonStyle, fieldStyle, baseStyle } from '../ui/base-style';

/** A page with one form. It sends one request at a time and shows problems above the button. */
export abstract class FormPage extends LitElement {
  static override styles = [baseStyle, buttonStyle, fieldStyle, formPageStyle, formStyle];

  @state() protected busy = false;
  @state() protected problem = '';

  /** Sends the form's values. */
  protected abstract send(values: Record<string, string>): Promise<void>;

  protected readonly submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    if (this.busy || !form.reportValidity()) return;
    this.busy = true;
    this.problem = '';
    try {
      await this.send(formValues(form));
    } catch (error) {
      this.problem = error instanceof Problem ? error.message : strings.problem.service;
    }
    this.busy = false;
  };

  protected done(): void {
    this.dispatchEvent(new CustomEvent('done'));
  }
}
