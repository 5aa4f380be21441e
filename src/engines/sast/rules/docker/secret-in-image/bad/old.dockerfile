FROM postgres:16
# ruleid: docker/secret-in-image
ENV POSTGRES_PASSWORD pgadmin1
# ruleid: docker/secret-in-image
ENV LANG=C.UTF-8 STRIPE_API_KEY=qk_29ab77f0e1
