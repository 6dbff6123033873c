import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { settings } from './client-settings.ts';

/**
 * Reads and writes documents. Absent fields are dropped rather than stored as null. In a file of its own: its package
 * is not marked as free of side effects, so every bundle that imports this file contains it, used or not.
 */
export const dynamoDocuments = (): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(new DynamoDBClient(settings), {
    marshallOptions: { removeUndefinedValues: true },
  });
