"""What authors run: derive exercises, execute and normalise notebooks, check the contract.

`python -m tools.build` does it all. Learners never need anything in here.
"""
