import { User, Order } from './models.js';

export async function login(req, res) {
  // ruleid: js/nosql-injection
  const user = await User.findOne({ name: req.body.name, active: true });
  res.json(user);
}

export async function loginTwo(req, res) {
  const { mail, password } = req.body;
  // ruleid: js/nosql-injection
  const user = await User.findOne({ mail, password: password });
  res.json(user);
}

export async function search(req, res) {
  // ruleid: js/nosql-injection
  res.json(await Order.find(req.query));
}

export async function remove(req, db) {
  const filter = req.body.filter;
  // ruleid: js/nosql-injection
  await db.collection('orders').deleteMany(filter);
}

export async function expensive(req, orders) {
  return orders.find({
    // ruleid: js/nosql-injection
    $where: `this.total > ${req.query.threshold}`,
  });
}

export async function change(req, db) {
  // ruleid: js/nosql-injection
  await db.collection('users').updateOne({ token: req.body.token }, { $set: { active: true } });
}

export function above(userId, threshold) {
  return {
    // ruleid: js/nosql-injection
    $where: `this.userId == ${userId} && this.stocks > '${threshold}'`,
  };
}
