import { describe, expect, it } from 'vitest';
import type { Stack, Template } from '../../local/template/assembly.ts';
import { resolve, truth } from '../../local/template/intrinsics.ts';
import { stackScope } from '../../local/template/stack-scope.ts';

const template: Template = {
  Parameters: { Size: { Type: 'Number', Default: 3 } },
  Mappings: { Sizes: { small: { units: 10 } } },
  Conditions: {
    IsLocal: { 'Fn::Equals': [{ Ref: 'AWS::AccountId' }, '000000000000'] },
    IsElsewhere: { 'Fn::Not': [{ Condition: 'IsLocal' }] },
  },
};
const stack: Stack = { name: 'Shop', template, assets: new Map() };
const deployed = new Map([
  ['Table', { ref: 'shop-table', attributes: { Arn: 'arn:table', 'Nested.Value': 7 } }],
]);
const scope = stackScope(stack, deployed, new Map([['Data:Queue', 'http://queue']]));
const value = (expression: unknown) => resolve(expression, scope);

describe('resolve', () => {
  it('replaces references to resources, parameters and pseudo parameters', () => {
    expect(value([{ Ref: 'Table' }, { Ref: 'Size' }, { Ref: 'AWS::Region' }])).toEqual([
      'shop-table',
      3,
      'eu-west-1',
    ]);
  });

  it('reads attributes, also those with a dot in their name', () => {
    expect(value({ 'Fn::GetAtt': ['Table', 'Arn'] })).toBe('arn:table');
    expect(value({ 'Fn::GetAtt': 'Table.Nested.Value' })).toBe(7);
  });

  it('joins, splits and selects', () => {
    const joined = { 'Fn::Join': ['-', ['a', { Ref: 'Table' }, 'c']] };
    expect(value({ 'Fn::Select': [1, { 'Fn::Split': ['-', joined] }] })).toBe('shop');
  });

  it('substitutes references, attributes and its own variables, and leaves literals', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the syntax of Fn::Sub
    const text = ['${AWS::StackName}/${Table.Arn}/${own}/${!literal}', { own: { Ref: 'Size' } }];
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the syntax of Fn::Sub
    expect(value({ 'Fn::Sub': text })).toBe('Shop/arn:table/3/${literal}');
  });

  it('leaves out what is AWS::NoValue', () => {
    const choice = { 'Fn::If': ['IsElsewhere', 'x', { Ref: 'AWS::NoValue' }] };
    expect(value({ kept: 1, dropped: choice, list: [choice, 2] })).toEqual({ kept: 1, list: [2] });
  });

  it('imports what another stack exports, and reads mappings', () => {
    expect(value({ 'Fn::ImportValue': 'Data:Queue' })).toBe('http://queue');
    expect(value({ 'Fn::FindInMap': ['Sizes', 'small', 'units'] })).toBe(10);
  });

  it('keeps a Condition of an IAM statement as it is', () => {
    const statement = { Condition: { ArnEquals: { 'aws:SourceArn': { Ref: 'Table' } } } };
    expect(value(statement)).toEqual({ Condition: { ArnEquals: { 'aws:SourceArn': 'shop-table' } } });
  });

  it('names what it cannot resolve', () => {
    expect(() => value({ Ref: 'Nothing' })).toThrow('Stack Shop refers to Nothing');
    expect(() => value({ 'Fn::GetAtt': ['Table', 'Colour'] })).toThrow('no attribute Colour of Table');
    expect(() => value({ 'Fn::ImportValue': 'Gone' })).toThrow('imports Gone');
    expect(() => value({ 'Fn::Cidr': [] })).toThrow('does not support the intrinsic function Fn::Cidr');
  });

  it('evaluates conditions through each other', () => {
    expect([truth('IsLocal', scope), truth('IsElsewhere', scope)]).toEqual([true, false]);
  });
});
