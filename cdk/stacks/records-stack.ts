import { Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { BackupPlan, BackupPlanRule, BackupResource, BackupVault } from 'aws-cdk-lib/aws-backup';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { DataTable } from '../constructs/data/data-table.ts';
import type { Tables } from '../constructs/data/tables.ts';
import { nameOf, type Platform } from '../constructs/platform.ts';

export interface RecordsStackProps extends StackProps {
  readonly platform: Platform;
  readonly tables: Tables;
}

const nightlyKept = Duration.days(35);
/** Days in which the lock can still be removed. AWS takes no fewer. */
const changeable = Duration.days(3);

/**
 * Copies of audit and ledger that nobody can change or remove before their time, the account's root included: a vault
 * under a lock in compliance mode (docs/decisions/0050-copies-nobody-can-remove.md).
 */
export class RecordsStack extends Stack {
  constructor(scope: Construct, id: string, props: RecordsStackProps) {
    super(scope, id, props);
    const { platform, tables } = props;
    const { stage, alarms } = platform;
    const vault = new BackupVault(this, 'Vault', {
      backupVaultName: nameOf(stage, 'records'),
      lockConfiguration: { minRetention: nightlyKept, changeableFor: changeable },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const plan = new BackupPlan(this, 'Plan', {
      backupPlanName: nameOf(stage, 'records'),
      backupVault: vault,
      backupPlanRules: [
        new BackupPlanRule({
          ruleName: 'nightly',
          scheduleExpression: Schedule.cron({ hour: '2', minute: '15' }),
          deleteAfter: nightlyKept,
        }),
        new BackupPlanRule({
          ruleName: 'monthly',
          scheduleExpression: Schedule.cron({ day: '1', hour: '4', minute: '15' }),
          deleteAfter: stage.auditRetention,
        }),
      ],
    });
    const records = [tables.audit, tables.ledger];
    plan.addSelection('Records', {
      backupSelectionName: nameOf(stage, 'records'),
      role: this.#role(vault, records),
      disableDefaultBackupPolicy: true,
      resources: records.map(({ table }) => BackupResource.fromDynamoDbTable(table)),
    });
    alarms.watch(this, 'Failed', {
      name: 'records-not-copied',
      metric: new Metric({
        namespace: 'AWS/Backup',
        metricName: 'NumberOfBackupJobsFailed',
        dimensionsMap: { BackupVaultName: nameOf(stage, 'records') },
        statistic: Stats.SUM,
        period: Duration.hours(1),
      }),
      threshold: 1,
      says: 'The nightly copy of audit or ledger failed.',
      runbook: 'records-not-copied',
    });
  }

  /** Allows the actions of AWS's own policy for backups, for these tables and this vault only. */
  #role(vault: BackupVault, tables: readonly DataTable[]): Role {
    const allow = (actions: string[], resources: string[]) => new PolicyStatement({ actions, resources });
    return new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('backup.amazonaws.com'),
      inlinePolicies: {
        copies: new PolicyDocument({
          statements: [
            allow(
              [
                'dynamodb:DescribeTable',
                'dynamodb:CreateBackup',
                'dynamodb:StartAwsBackupJob',
                'dynamodb:ListTagsOfResource',
              ],
              tables.map(({ table }) => table.tableArn),
            ),
            allow(['backup:DescribeBackupVault', 'backup:CopyIntoBackupVault'], [vault.backupVaultArn]),
          ],
        }),
      },
    });
  }
}
