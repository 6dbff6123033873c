import type { IUserPool, UserPool } from 'aws-cdk-lib/aws-cognito';
import { Policy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { triggerTimeout } from '../../timing.ts';
import { watchFunction } from '../alarms/function-alarms.ts';
import { BackendFunction } from '../functions/backend-function.ts';
import type { Grant } from '../functions/grant.ts';
import type { Platform } from '../platform.ts';

interface PoolTriggerProps {
  readonly platform: Platform;
  /** The handler's name below `functions/events/identity/`. */
  readonly name: string;
  readonly purpose: string;
  readonly grants?: readonly Grant[];
}

/** A function that a user pool calls while a person signs in and waits. */
export function poolTrigger(scope: Construct, id: string, props: PoolTriggerProps): BackendFunction {
  const { platform, name, purpose, grants = [] } = props;
  const fn = new BackendFunction(scope, id, {
    platform,
    entry: `events/identity/${name}`,
    purpose,
    capability: 'identity',
    timeout: triggerTimeout,
    grants,
  });
  watchFunction(platform, fn);
  return fn;
}

/**
 * Lets a pool's own trigger call the pool. These rights are a separate policy. The pool needs the function, and the
 * function waits for the policies of its role. If one of those named the pool, the dependencies would form a circle.
 */
export function allowAsking(
  fn: BackendFunction,
  pool: UserPool | IUserPool,
  actions: readonly string[],
): void {
  const statement = new PolicyStatement({ actions: [...actions], resources: [pool.userPoolArn] });
  new Policy(pool, `Allow-${fn.node.id}`, { statements: [statement], roles: [fn.role] });
}
