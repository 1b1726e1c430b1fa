/** Least first; each may do all that the ones before it may. */
export const ROLES = ['agent', 'supervisor', 'admin', 'owner'] as const;

export type Role = (typeof ROLES)[number];

const rank = (role: string) => ROLES.indexOf(role as Role);

/** Whether someone of this role looks after the team. */
export function managesTeam(role: string): boolean {
  return rank(role) >= rank('admin');
}

/** Whether someone of this role sees what was recorded. */
export function seesRecordings(role: string): boolean {
  return rank(role) >= rank('supervisor');
}

/** Nobody touches an account above their own, nor gives a role above it. */
export function reaches(mine: string, other: string): boolean {
  return managesTeam(mine) && rank(mine) >= rank(other);
}

/** The roles that someone of this one gives. */
export function givenBy(role: string): readonly Role[] {
  return managesTeam(role) ? ROLES.slice(0, rank(role) + 1) : [];
}
