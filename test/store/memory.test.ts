// The memory store keeps the promises of a store.
import { openMemory } from '../../src/store/memory.ts';
import { storeContract } from '../contracts/store.ts';
import { moderationContract } from '../contracts/store-moderation.ts';

const make = async () => openMemory();
storeContract('memory', make);
moderationContract('memory', make);
