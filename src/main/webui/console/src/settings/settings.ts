import type { RestClient } from '../api/rest-client';
import { ApiKeys } from './keys/api-keys';
import { AuditLog } from './audit/audit-log';
import { IdentityKeys } from './sites/identity-keys';
import { SettingsRoute } from './settings-route';
import { Sites } from './sites/sites';

/** The stores of the settings pages. Each is loaded when its page is opened. */
export class Settings {
  readonly route = new SettingsRoute();
  readonly sites: Sites;
  readonly identityKeys: IdentityKeys;
  readonly apiKeys: ApiKeys;
  readonly audit: AuditLog;

  constructor(rest: RestClient) {
    this.sites = new Sites(rest);
    this.identityKeys = new IdentityKeys(rest);
    this.apiKeys = new ApiKeys(rest);
    this.audit = new AuditLog(rest);
  }
}
