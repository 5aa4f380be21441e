import { User, Order } from './models.js';

export async function converted(req) {
  // ok: js/nosql-injection
  return User.findOne({ name: String(req.body.name) });
}

export async function inPath(req) {
  // ok: js/nosql-injection
  return User.findOne({ _id: req.params.id });
}

export async function equal(req) {
  // ok: js/nosql-injection
  return User.findOne({ name: { $eq: req.body.name } });
}

export async function lowered(req) {
  // ok: js/nosql-injection
  return User.findOne({ mail: req.body.mail.toLowerCase() });
}

export async function checked(req) {
  const { name } = req.body;
  if (typeof name !== 'string') throw new TypeError('name');
  // ok: js/nosql-injection
  return User.findOne({ name });
}

export function inArray(req, users) {
  // ok: js/nosql-injection
  return users.find((user) => user.name === req.body.name);
}

export async function relational(req) {
  // ok: js/nosql-injection
  return Order.findOne({ where: { number: req.body.number } });
}

export async function parsed(req, schema) {
  const { name } = schema.parse(req.body);
  // ok: js/nosql-injection
  return User.findOne({ name });
}

export async function numbered(id, reviews) {
  const product = Number(id);
  // ok: js/nosql-injection
  return reviews.find({ $where: 'this.product == ' + product });
}
