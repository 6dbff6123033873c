// One test file, so that the CDK is loaded and each stage synthesized once: a file each would cost 10 s each.
import './checks/api.ts';
import './checks/app.ts';
import './checks/architecture-map.ts';
import './checks/console.ts';
import './checks/data.ts';
import './checks/edge.ts';
import './checks/events.ts';
import './checks/functions.ts';
import './checks/handlers.ts';
import './checks/identity.ts';
import './checks/image-hosts.ts';
import './checks/live.ts';
import './checks/privacy.ts';
import './checks/queues-and-alarms.ts';
import './checks/quotas.ts';
import './checks/placeholders.ts';
