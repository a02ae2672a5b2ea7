import { Injectable, type LoggerService } from '@nestjs/common';
import pino, { type Logger } from 'pino';
import { Config } from './config';

/** JSON lines on standard output. Refusals at info, surprises at error, once, at the rim. */
@Injectable()
export class Log implements LoggerService {
  private readonly pino: Logger;

  constructor(config: Config) {
    this.pino = pino({ level: config.logLevel, base: { process: config.queues.join('+') } });
  }

  fact(message: string, details: Readonly<Record<string, unknown>> = {}): void {
    this.pino.info(details, message);
  }

  failure(message: string, error: unknown, details: Readonly<Record<string, unknown>> = {}): void {
    this.pino.error({ ...details, err: error }, message);
  }

  // Nest's own voice: its start-up chatter is only for those who debug.
  log(message: unknown): void {
    this.pino.debug(String(message));
  }

  debug(message: unknown): void {
    this.pino.debug(String(message));
  }

  warn(message: unknown): void {
    this.pino.warn(String(message));
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.pino.error({ rest }, String(message));
  }
}
