// Every screen of the app.
import { auditLog } from "./screens/audit-log.ts";
import { billing } from "./screens/billing.ts";
import { domains } from "./screens/domains.ts";
import { help } from "./screens/help.ts";
import { interruptions } from "./screens/interruptions.ts";
import { members } from "./screens/members.ts";
import { overview } from "./screens/overview.ts";
import { ownSignIn } from "./screens/own-sign-in.ts";
import { roles } from "./screens/roles.ts";
import type { Screen } from "./screens/screen.ts";
import { signIn } from "./screens/sign-in.ts";
import { singleSignOn } from "./screens/single-sign-on.ts";
import { twoFactor } from "./screens/two-factor.ts";

export { goTo } from "./screens/screen.ts";

export const screens: Screen[] = [
  ...signIn,
  ...overview,
  ...singleSignOn,
  ...twoFactor,
  ...domains,
  ...members,
  ...auditLog,
  ...billing,
  ...roles,
  ...ownSignIn,
  ...help,
  ...interruptions,
];
