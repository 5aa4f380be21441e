import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';

const client = new DynamoDBClient({});

/** Writes one row per object event; a failure makes Lambda deliver the event again. */
export async function handler(event) {
  for (const record of event.Records) {
    await client.send(new PutItemCommand({ TableName: process.env.TABLE, Item: rowOf(record) }));
  }
}

function rowOf({ eventName, eventTime, userIdentity, s3 }) {
  return {
    file: { S: s3.object.key },
    at: { S: `${eventTime}#${s3.object.sequencer}` },
    event: { S: eventName },
    by: { S: userIdentity.principalId },
  };
}
