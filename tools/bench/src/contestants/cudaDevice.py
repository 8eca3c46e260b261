"""Prints the CUDA device that PyTorch uses, as JSON, or ends with the reason why there is none."""

import json
import sys

try:
    import torch
except ImportError as error:
    sys.exit(f"Error: PyTorch does not load: {error}")
if torch.version.cuda is None:
    sys.exit(f"Error: PyTorch {torch.__version__} is built without CUDA")
if not torch.cuda.is_available():
    sys.exit(f"Error: PyTorch {torch.__version__} finds no CUDA device")
print(json.dumps({"name": torch.cuda.get_device_name(), "cuda": torch.version.cuda}))
