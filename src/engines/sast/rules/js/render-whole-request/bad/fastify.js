export default async function routes(fastify) {
  fastify.post('/confirm', async (request, reply) => {
    // ruleid: js/render-whole-request
    return reply.view('confirm.ejs', { ...request.body });
  });
}
