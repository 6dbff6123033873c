import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { settings } from './client-settings.ts';

/**
 * Documents in and out; absent fields are dropped rather than stored as null. In a file of its own: its package is not
 * marked as free of side effects, so what imports this file has it in its bundle, used or not.
 */
export const dynamoDocuments = (): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(new DynamoDBClient(settings), {
    marshallOptions: { removeUndefinedValues: true },
  });
