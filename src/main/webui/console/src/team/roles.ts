/** From least to most; each role includes the rights of those before it. */
export const ROLES = ['agent', 'supervisor', 'admin', 'owner'] as const;

export type Role = (typeof ROLES)[number];

const rank = (role: string) => ROLES.indexOf(role as Role);

/** Whether this role manages the team. */
export function managesTeam(role: string): boolean {
  return rank(role) >= rank('admin');
}

/** Whether this role may watch recordings. */
export function seesRecordings(role: string): boolean {
  return rank(role) >= rank('supervisor');
}

/** Whether this role looks after the canned replies for everyone. */
export function managesReplies(role: string): boolean {
  return rank(role) >= rank('supervisor');
}

/** Whether this role renames and deletes labels. Every agent creates some. */
export function managesLabels(role: string): boolean {
  return rank(role) >= rank('supervisor');
}

/** Whether this role changes sites and their identity keys. */
export function managesSites(role: string): boolean {
  return rank(role) >= rank('admin');
}

/** Whether this role makes and revokes API keys. */
export function managesKeys(role: string): boolean {
  return rank(role) >= rank('admin');
}

/** Whether this role reads the audit log. */
export function readsAudit(role: string): boolean {
  return rank(role) >= rank('owner');
}

/** Nobody changes an account above their own role or assigns a higher role. */
export function mayManage(mine: string, other: string): boolean {
  return managesTeam(mine) && rank(mine) >= rank(other);
}

/** The roles that this role may assign. */
export function assignableRoles(role: string): readonly Role[] {
  return managesTeam(role) ? ROLES.slice(0, rank(role) + 1) : [];
}
