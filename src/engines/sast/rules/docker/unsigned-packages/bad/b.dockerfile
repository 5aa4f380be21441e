FROM debian:12
# ruleid: docker/unsigned-packages
RUN apt-get install -y --allow-unauthenticated tool
# ruleid: docker/unsigned-packages
RUN echo "deb [trusted=yes] https://repo.example.org/ ./" > /etc/apt/sources.list.d/x.list
# ruleid: docker/unsigned-packages
RUN yum install -y --nogpgcheck tool
# ruleid: docker/unsigned-packages
RUN printf "[x]\nbaseurl=https://x.example.org\ngpgcheck=0\n" > /etc/yum.repos.d/x.repo
# ruleid: docker/unsigned-packages
RUN apk add --allow-untrusted /tmp/tool.apk
