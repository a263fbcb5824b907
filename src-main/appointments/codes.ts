/** Names in FHIR that the bookings are known by. */

/** Identifier of a wish to book: by it the same wish is made once only, and a slot knows who holds it. */
export const BOOKING = 'https://tyopoyta.example/fhir/booking';
/** Extension of a Slot: places of a group, `all` and `left` (integers). */
export const PLACES = 'https://tyopoyta.example/fhir/StructureDefinition/slot-places';
/** Extension of a Slot: when it was opened for booking. */
export const CREATED = 'https://tyopoyta.example/fhir/StructureDefinition/slot-created';
/** What R5 has for the address of a remote appointment, as R4 is given it (Appointment.virtualService). */
export const VIRTUAL_SERVICE = 'http://hl7.org/fhir/5.0/StructureDefinition/extension-Appointment.virtualService';
/** Codes of HealthcareService.characteristic that tell where one meets. */
export const MEETING = 'https://tyopoyta.example/fhir/CodeSystem/meeting-mode';
/** What a slot is kept for (HL7 v2 table 0276, as Slot.appointmentType of R4 and of HL7 Finland's guide has it). */
export const APPOINTMENT_REASON = 'http://terminology.hl7.org/CodeSystem/v2-0276';
export const URGENT = 'EMERGENCY';
export const PARTICIPANT_TYPE = 'http://terminology.hl7.org/CodeSystem/participant-type';
export const LANGUAGE = 'urn:ietf:bcp:47';
export const TRANSLATION = 'http://hl7.org/fhir/StructureDefinition/translation';
