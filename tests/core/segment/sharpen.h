// Puts numbers of definitions where an error would show: on what some customer really has.
#ifndef KOHORT_TESTS_CORE_SEGMENT_SHARPEN_H_
#define KOHORT_TESTS_CORE_SEGMENT_SHARPEN_H_

#include "core/segment/definition.h"
#include "tests/core/segment/dice.h"
#include "tests/core/segment/reference_data.h"

namespace kohort::reference {

// Compares most aggregates with the value of a customer of the data, as the reference has it.
void Sharpen(Definitions& definitions, const Data& data, Dice& dice);

}  // namespace kohort::reference

#endif  // KOHORT_TESTS_CORE_SEGMENT_SHARPEN_H_
