# Rusuban in a container: built in one stage, run in another as a user without rights, everything it keeps in /data.
# `docker build -t rusuban . && docker run -v rusuban:/data rusuban` watches with the embedded database.
FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY . .
RUN npm ci && npm run build && npm prune --omit=dev

FROM node:22-bookworm-slim
ENV NODE_ENV=production RUSUBAN_DATA_DIR=/data
WORKDIR /app
COPY --from=build /app/package.json /app/LICENSE /app/NOTICE ./
COPY --from=build /app/bin bin
COPY --from=build /app/dist dist
COPY --from=build /app/prisma prisma
COPY --from=build /app/node_modules node_modules
# mails and the doctor say `rusuban ...`: `docker exec` has it, too
RUN ln -s /app/bin/rusuban.js /usr/local/bin/rusuban && mkdir /data && chown node:node /data
USER node
VOLUME /data
# The embedded PostgreSQL needs no capability and no root; with DATABASE_URL it isn't started at all.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:9464/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# SIGTERM drains within 10 s
STOPSIGNAL SIGTERM
ENTRYPOINT ["node", "bin/rusuban.js"]
CMD ["start"]
